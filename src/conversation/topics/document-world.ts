import type { Wallet } from '../../desk/document-acts.ts';
import { worldOf } from '../../screens/setting.ts';
import type { Situation } from '../situation.ts';

/** So many dates a person may keep. */
export const mostDocuments = 40;

/** What the acts on documents stand on. */
export function walletOf({ content, today, now }: Situation): Wallet {
  return { rules: content.documents, world: worldOf(content, today), now };
}
