/** The way into the emulator's control API. */
export interface Chat {
  call<Answer>(path: string, body?: unknown): Promise<Answer>;
}

export interface Shown {
  readonly deleted?: boolean;
  readonly message: {
    readonly message_id: number;
    readonly text?: string;
    readonly from?: { readonly is_bot: boolean };
    readonly reply_markup?: {
      readonly inline_keyboard?: readonly (readonly { readonly text: string; readonly callback_data?: string }[])[];
    };
  };
}

export async function shownIn({ call }: Chat, chat: number): Promise<readonly Shown[]> {
  const { messages } = await call<{ messages: Shown[] }>(`chats/${chat}/messages?after=0`);
  return messages.filter(({ message, deleted }) => message.from?.is_bot === true && !deleted);
}

/** A card begins with the day, the time and the code. */
export const isCard = (text: string | undefined): text is string => /^[^\n]+ · [0-9A-Z]{3}-[0-9A-Z]{3}/.test(text ?? '');
