// A telephone: codes of RFC 6238, six digits, thirty seconds.
import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytes(secret) {
  let bits = "";
  for (const letter of secret.replace(/[^A-Z2-7]/gi, "").toUpperCase()) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** A telephone holds a secret and gives each code once: the step before, this one, the next, as clocks may differ. */
export class Telephone {
  constructor(secret) {
    this.key = bytes(secret);
    this.last = Math.floor(Date.now() / 30_000) - 2;
  }

  code() {
    this.last = Math.max(this.last + 1, Math.floor(Date.now() / 30_000) - 1);
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.last));
    const hash = createHmac("sha1", this.key).update(counter).digest();
    const at = hash[19] & 15;
    return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
  }
}
