const [open, comma, close] = new TextEncoder().encode('[,]') as unknown as [number, number, number];

/** An array of JSON that is put together from the bytes of its members. */
export class JsonArray {
  readonly #members: Uint8Array[] = [];
  /** Of an empty one: the first member takes the place of a comma. */
  #size = 1;

  get length(): number {
    return this.#members.length;
  }

  /** How many bytes there would be with one member more. */
  sizeWith(member: Uint8Array): number {
    return this.#size + 1 + member.length;
  }

  push(member: Uint8Array): void {
    this.#size = this.sizeWith(member);
    this.#members.push(member);
  }

  bytes(): Uint8Array {
    const bytes = new Uint8Array(Math.max(this.#size, 2));
    let at = 0;
    for (const member of this.#members) {
      bytes[at] = at ? comma : open;
      bytes.set(member, at + 1);
      at += 1 + member.length;
    }
    bytes[0] = open;
    bytes[bytes.length - 1] = close;
    return bytes;
  }
}
