/** An inline keyboard of one row. */
export function row(...buttons: Record<string, unknown>[]): { inline_keyboard: Record<string, unknown>[][] } {
  return { inline_keyboard: [buttons] };
}
