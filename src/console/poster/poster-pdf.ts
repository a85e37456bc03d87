import type PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import type { Text } from '../../base/screen.ts';
import { addressLine } from '../../screens/appointment-lines.ts';
import { posterWords as w } from '../../screens/poster-words.ts';
import type { Poster } from './poster.ts';

/** A4 in points, and the white around what is printed. */
const page = { width: 595.28, height: 841.89, margin: 40 };
/** The side of the code with its white, in points: 113 mm. */
const side = 320;
/** White around the code, in modules. */
const quiet = 4;
const inner = page.width - 2 * page.margin;
const [plain, bold, fixed] = ['Helvetica', 'Helvetica-Bold', 'Courier-Bold'];

/** The same sheet as a file, for a print shop or to be sent on: one A4 page. Its letters are those that every reader of PDF has; Latin ones. */
export async function posterPdf({ content, desk, books, link }: Poster): Promise<Uint8Array> {
  // With the first poster: a program that makes none need not keep it.
  const { default: Document } = await import('pdfkit');
  const say = (lang: string, words: Text) => content.texts.plain(lang, words);
  const doc = new Document({
    size: 'A4',
    margin: page.margin,
    compress: false,
    lang: 'it',
    info: { Title: say('it', w.title(desk)) },
  });
  const whole = bytesOf(doc);
  const address = addressLine(desk);
  doc.font(bold).fontSize(23).text(desk.name, { align: 'center' });
  doc
    .font(plain)
    .fontSize(16)
    .text(address ? say('it', address) : desk.municipality, { align: 'center' });
  doc.moveDown(0.4);
  half('it');
  drawCode();
  doc.font(plain).fontSize(12);
  for (const lang of ['it', 'en']) doc.text(say(lang, w.write), page.margin, undefined, { align: 'center', width: inner });
  doc
    .font(fixed)
    .fontSize(13)
    .text(link.replace(/^https:\/\//, ''), { align: 'center', link });
  doc.moveDown(0.4);
  half('en');
  doc.end();
  return await whole;

  function half(lang: string): void {
    doc
      .moveTo(page.margin, doc.y)
      .lineTo(page.width - page.margin, doc.y)
      .lineWidth(3)
      .stroke();
    doc.y += 8;
    doc
      .font(bold)
      .fontSize(26)
      .text(say(lang, w.lead(books)), page.margin, doc.y, { align: 'center', width: inner });
    doc.font(plain).fontSize(15);
    const steps = w.steps(books).map((step, n) => `${n + 1}. ${say(lang, step)}`);
    const widest = Math.max(...steps.map((step) => doc.widthOfString(step)));
    for (const step of steps) doc.text(step, (page.width - Math.min(widest, inner)) / 2, doc.y + 3);
    const helps = `${say(lang, w.helps)} ${desk.services.map((id) => say(lang, w.service(id))).join(' · ')}`;
    doc.fontSize(12).text(helps, page.margin, doc.y + 5, { align: 'center', width: inner });
    doc.font(bold).fontSize(14).text(say(lang, w.free), { align: 'center' });
  }

  function drawCode(): void {
    const { size, data } = create(link, { errorCorrectionLevel: 'Q' }).modules;
    const module = side / (size + 2 * quiet);
    const [left, top] = [(page.width - side) / 2 + quiet * module, doc.y + quiet * module];
    for (const [i, dark] of data.entries())
      if (dark) doc.rect(left + (i % size) * module, top + Math.floor(i / size) * module, module, module);
    doc.fill('#000000');
    doc.y += side;
  }
}

function bytesOf(doc: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on('error', reject);
  });
}
