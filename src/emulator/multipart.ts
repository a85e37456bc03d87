import { Upload } from './upload.ts';

/**
 * The parts of a multipart/form-data body: text as string, files as Upload. Lenient as Telegram's reader is: the platform's own
 * `formData()` refuses what telegraf sends. Throws when the boundary is missing or the body is cut short.
 */
export function readMultipart(contentType: string, body: Buffer): Map<string, string | Upload> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new Error('no boundary');
  const line = Buffer.from(`--${boundary}`);
  const parts = new Map<string, string | Upload>();
  let at = body.indexOf(line);
  if (at === -1) throw new Error('no part');
  for (;;) {
    const start = at + line.length;
    if (body.subarray(start, start + 2).toString() === '--') return parts;
    const head = body.indexOf('\r\n\r\n', start);
    // The line break before a boundary belongs to the boundary.
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), head === -1 ? start : head + 2);
    if (head === -1 || next === -1) throw new Error('cut short');
    addPart(parts, body.subarray(start, head).toString('utf8'), body.subarray(head + 4, Math.max(next, head + 4)));
    at = next + 2;
  }
}

function addPart(parts: Map<string, string | Upload>, head: string, body: Buffer): void {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const name = attribute(disposition, 'name');
  if (name === undefined) return;
  const file = attribute(disposition, 'filename');
  const mime = /^content-type:\s*([^;\r\n]+)/im.exec(head)?.[1];
  parts.set(name, file === undefined ? body.toString('utf8') : new Upload(file, mime?.trim() ?? '', new Uint8Array(body)));
}

function attribute(disposition: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[;\\s])${name}=(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(disposition);
  return found?.[1] ?? found?.[2];
}
