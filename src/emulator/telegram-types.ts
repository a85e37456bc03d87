// The parts of Telegram's objects that the emulator makes itself. Named as in the Bot API.

export type User = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export type Chat = {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
};

export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: User;
  language?: string;
  custom_emoji_id?: string;
};

export type Button = { text: string; url?: string; callback_data?: string } & Record<string, unknown>;
export type InlineKeyboard = { inline_keyboard: Button[][] };
export type Markup = InlineKeyboard | Record<string, unknown>;

export type FileInfo = { file_id: string; file_unique_id: string; file_size: number };
export type PhotoSize = FileInfo & { width: number; height: number };
export type Document = FileInfo & { file_name?: string; mime_type?: string };
export type Location = { latitude: number; longitude: number };

export type Message = {
  message_id: number;
  from: User;
  /** Written in the name of a chat, here by an anonymous administrator. */
  sender_chat?: Chat;
  date: number;
  chat: Chat;
  message_thread_id?: number;
  is_topic_message?: true;
  edit_date?: number;
  /** Sent together with the others that have the same. */
  media_group_id?: string;
  reply_to_message?: Message;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: PhotoSize[];
  document?: Document;
  voice?: FileInfo & { duration: number; mime_type?: string };
  sticker?: FileInfo & { type: string; width: number; height: number; is_animated: boolean; is_video: boolean; emoji?: string };
  location?: Location;
  venue?: { location: Location; title: string; address: string };
  contact?: { phone_number: string; first_name: string; last_name?: string; user_id?: number; vcard?: string };
  new_chat_members?: User[];
  left_chat_member?: User;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  forum_topic_created?: { name: string; icon_color: number };
  forum_topic_edited?: { name?: string };
  forum_topic_closed?: Record<string, never>;
  forum_topic_reopened?: Record<string, never>;
  forward_origin?: { type: 'user'; sender_user: User; date: number } | { type: 'chat'; sender_chat: Chat; date: number };
  has_protected_content?: true;
  link_preview_options?: Record<string, unknown>;
  reply_markup?: InlineKeyboard;
};

/** What the message says, without who, where and when. */
export type Content = Omit<Message, 'message_id' | 'from' | 'date' | 'chat' | 'edit_date'>;

export type BotCommand = { command: string; description: string };
export type Update = { update_id: number } & Record<string, unknown>;
