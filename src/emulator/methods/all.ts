import { answerCallbackQuery } from './answer.ts';
import type { Method } from './call.ts';
import * as chats from './chats.ts';
import * as commands from './commands.ts';
import { copyMessage, copyMessages, forwardMessage } from './copy.ts';
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit.ts';
import { getFile, sendDocument, sendPhoto, sendVoice } from './media.ts';
import * as places from './places.ts';
import * as profile from './profile.ts';
import { deleteMessage, deleteMessages } from './remove.ts';
import { sendMessage } from './send.ts';
import * as topics from './topics.ts';
import * as updates from './updates.ts';

const { languageOf: _, ...profileMethods } = profile;

/** Every method that has a behaviour here. The rest of the Bot API answers 501. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    ...updates,
    ...profileMethods,
    ...commands,
    ...chats,
    ...places,
    ...topics,
    sendMessage,
    sendDocument,
    sendVoice,
    sendPhoto,
    getFile,
    editMessageText,
    editMessageCaption,
    editMessageMedia,
    editMessageReplyMarkup,
    deleteMessage,
    deleteMessages,
    forwardMessage,
    copyMessage,
    copyMessages,
    answerCallbackQuery,
  }),
);
