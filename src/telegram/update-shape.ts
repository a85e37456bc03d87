import type { Chat, Message, MessageEntity, Update, User } from '@grammyjs/types';
import { z } from 'zod';
import { storable } from '../base/cut.ts';

/** Names of fields are the Bot API's; a field that does not exist there does not compile. What we do not name passes unread. */
type Shape<Of> = Partial<Record<keyof Of, z.ZodType>>;

/** Telegram's numbers stay below 2^53; one beyond could not be stored as it is. */
const id = z.int();
/** A number of a message that we could not store is as good as none. */
const messageId = z.int().positive().nullable().catch(null);
const words = z.string().transform(storable);

const user = z.object({
  id,
  is_bot: z.boolean().optional(),
  first_name: words.catch(''),
  language_code: z.string().optional().catch(undefined),
} satisfies Shape<User>);

const chat = z.object({ id, type: z.enum(['private', 'group', 'supergroup', 'channel']) } satisfies Shape<Chat>);

const inTopic = {
  is_topic_message: z.literal(true).optional().catch(undefined),
  message_thread_id: z.int().positive().optional().catch(undefined),
} satisfies Shape<Message>;

const present = z.unknown().optional();

/** Messages that nobody wrote: Telegram tells what changed in the chat. */
export const service = [
  'boost_added',
  'channel_chat_created',
  'chat_background_set',
  'chat_owner_changed',
  'chat_owner_left',
  'chat_shared',
  'checklist_tasks_added',
  'checklist_tasks_done',
  'connected_website',
  'delete_chat_photo',
  'direct_message_price_changed',
  'forum_topic_closed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'gift',
  'gift_upgrade_sent',
  'giveaway_completed',
  'giveaway_created',
  'group_chat_created',
  'left_chat_member',
  'managed_bot_created',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'new_chat_members',
  'new_chat_photo',
  'new_chat_title',
  'paid_message_price_changed',
  'passport_data',
  'pinned_message',
  'poll_option_added',
  'poll_option_deleted',
  'proximity_alert_triggered',
  'refunded_payment',
  'successful_payment',
  'suggested_post_approval_failed',
  'suggested_post_approved',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'supergroup_chat_created',
  'unique_gift',
  'users_shared',
  'video_chat_ended',
  'video_chat_participants_invited',
  'video_chat_scheduled',
  'video_chat_started',
  'web_app_data',
  'write_access_allowed',
] as const satisfies readonly (keyof Message)[];

const entities = z
  .array(
    z.object({
      type: z.string(),
      offset: z.int(),
      length: z.int(),
      url: z.string().optional(),
    } satisfies Shape<MessageEntity.TextLinkMessageEntity>),
  )
  .optional()
  .catch(undefined);

const message = z
  .object({
    message_id: messageId,
    chat,
    ...inTopic,
    from: user.optional(),
    sender_chat: z.object({ id }).optional().catch(undefined),
    author_signature: words.optional().catch(undefined),
    edit_date: z.number().optional().catch(undefined),
    media_group_id: z.string().max(64).optional().catch(undefined),
    text: words.optional(),
    entities,
    caption: words.optional().catch(undefined),
    caption_entities: entities,
    location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
    sticker: present,
    photo: present,
    voice: present,
    audio: present,
    video_note: present,
    document: present,
    video: present,
    contact: present,
    reply_to_message: z
      .object({
        message_id: messageId,
        from: z.object({ id, username: z.string().optional() } satisfies Shape<User>).optional(),
      } satisfies Shape<Message>)
      .optional()
      .catch(undefined),
    chat_shared: z.object({ request_id: z.int(), chat_id: id }).or(z.object({})).optional(),
    migrate_to_chat_id: id.optional(),
  } satisfies Shape<Message>)
  .loose();

export const update = z.object({
  update_id: id,
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.object({ message_id: messageId, date: z.number().catch(1), chat, ...inTopic }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) }).optional(),
} satisfies Shape<Update>);

export type SentMessage = z.infer<typeof message>;
export type InTopic = Pick<SentMessage, keyof typeof inTopic>;
export type FromUser = z.infer<typeof user>;
export type InChat = z.infer<typeof chat>;
export type Pressed = NonNullable<z.infer<typeof update>['callback_query']>;
