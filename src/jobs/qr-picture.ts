import { toBuffer } from 'qrcode';

/** The picture's width, in pixels: a telephone's screen is as wide. */
const width = 600;
/** White around the code, in modules: less is not read by every camera. */
const margin = 4;

/** A link as a QR code, PNG. A screen is neither torn nor dirty: the plainest correction keeps it large. */
export async function qrPicture(link: string) {
  const source = new Uint8Array(await toBuffer(link, { type: 'png', errorCorrectionLevel: 'M', width, margin }));
  return { source, filename: 'qr.png', type: 'image/png' };
}
