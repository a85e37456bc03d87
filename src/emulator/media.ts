import { fileInfo, type StoredFile } from './files.ts';
import type { Content } from './telegram-types.ts';

/** A stored file as the part of a message that shows it. */
export function mediaContent(file: StoredFile): Content {
  const info = fileInfo(file);
  switch (file.kind) {
    case 'photo':
      return { photo: [{ ...info, width: file.width, height: file.height }] };
    case 'document':
      return { document: { ...info, file_name: file.name, mime_type: file.mime } };
    case 'voice':
      return { voice: { ...info, duration: 3, mime_type: file.mime } };
    case 'sticker':
      return { sticker: { ...info, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' } };
  }
}
