/** A file that came with a multipart call. */
export class Upload {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;

  constructor(name: string, mime: string, bytes: Uint8Array) {
    this.name = name;
    this.mime = mime;
    this.bytes = bytes;
  }

  /** How a file stands in the list of calls: without its contents. */
  toJSON(): unknown {
    return { name: this.name, mime: this.mime, size: this.bytes.length };
  }
}
