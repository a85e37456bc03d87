/** Whether only operators and those who run the bot read a text, by the beginning of its key: they read Italian. */
export const isForOperators = (key: string, begins: readonly string[]): boolean => begins.some((each) => key.startsWith(each));
