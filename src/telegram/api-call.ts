import type { ApiMethods } from '@grammyjs/types';

/** A file to be sent with a call. */
export interface Upload {
  readonly source: Uint8Array;
  readonly filename: string;
  readonly type?: string;
}

type Methods = ApiMethods<Upload>;

/** What we send is never changed after: lists may be read-only. */
type Frozen<Value> = Value extends Upload | ((...args: never) => unknown)
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Frozen<Value[Name]> }
      : Value;

/** The parameters of a method of the Bot API, as `@grammyjs/types` describes them: `{ … } satisfies Call<'sendMessage'>` at each call. */
export type Call<Method extends keyof Methods> = Frozen<NonNullable<Parameters<Methods[Method]>[0]>>;
