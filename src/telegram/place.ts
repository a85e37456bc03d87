import { Refused } from './errors.ts';

/** Where in a chat a message comes: in a topic of a forum, under another message. */
export interface Place {
  readonly topic?: number | undefined;
  readonly answering?: number | null | undefined;
}

/** The topic is closed to the bot, or gone. */
export const topicShut = /TOPIC_CLOSED|TOPIC_DELETED|thread not found/i;

/** Sends to a place, by the parameters that name it; where its topic is shut, to the chat itself: better there than nowhere. */
export async function inPlace<T>({ topic, answering }: Place, send: (where: object) => Promise<T>): Promise<T> {
  const where = {
    ...(topic === undefined ? {} : { message_thread_id: topic }),
    ...(answering ? { reply_parameters: { message_id: answering, allow_sending_without_reply: true } } : {}),
  };
  try {
    return await send(where);
  } catch (error) {
    const elsewhere = Object.keys(where).length > 0 && error instanceof Refused && topicShut.test(error.description);
    if (!elsewhere) throw error;
    return await send({});
  }
}
