// The parts of Telegram's objects that the page shows. Named as in the Bot API; everything optional may be missing.

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  /** Only of the bot: what it says of itself before the first message. */
  description?: string;
};

export type Chat = { id: number; type: string; title?: string; username?: string; first_name?: string; last_name?: string };

export type Entity = { type: string; offset: number; length: number; url?: string; language?: string };

export type InlineButton = { text: string; url?: string; callback_data?: string; copy_text?: { text: string }; style?: string };
export type ReplyButton = { text: string; request_contact?: boolean; request_location?: boolean };
export type ReplyKeyboardMarkup = { keyboard: (ReplyButton | string)[][]; one_time_keyboard?: boolean; input_field_placeholder?: string };
export type Markup = {
  inline_keyboard?: InlineButton[][];
  keyboard?: ReplyKeyboardMarkup['keyboard'];
  one_time_keyboard?: boolean;
  remove_keyboard?: boolean;
  force_reply?: boolean;
  input_field_placeholder?: string;
};

export type File = { file_id: string; file_size?: number };
export type Location = { latitude: number; longitude: number };
export type Contact = { phone_number: string; first_name: string; last_name?: string; user_id?: number };

export type Message = {
  message_id: number;
  from?: User;
  date: number;
  edit_date?: number;
  chat: Chat;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  reply_to_message?: Message;
  forward_origin?: { type: string; sender_user?: User; sender_user_name?: string };
  photo?: (File & { width: number; height: number })[];
  document?: File & { file_name?: string; mime_type?: string };
  voice?: File & { duration: number };
  sticker?: File & { emoji?: string };
  location?: Location;
  venue?: { location: Location; title: string; address: string };
  contact?: Contact;
  new_chat_members?: User[];
  left_chat_member?: User;
  pinned_message?: Message;
  new_chat_title?: string;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  forum_topic_created?: { name: string };
  forum_topic_edited?: { name?: string };
  forum_topic_closed?: object;
  forum_topic_reopened?: object;
  reply_markup?: Markup;
};

export type BotCommand = { command: string; description: string };
