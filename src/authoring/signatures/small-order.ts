/** The field of Curve25519. */
const p = 2n ** 255n - 19n;

/**
 * Whether an Ed25519 public key is one of the few points of small order, under which anybody can sign anything; in any encoding.
 *
 * Eight times such a point is the neutral one, so it is the neutral one itself (y = 1), or of order 2 (y = −1), or of order 4 (y = 0), or
 * its double has y = 0, which by the doubling formula is x² = −y². Put into the curve’s −x² + y² = 1 + d·x²·y² with d = −121665/121666,
 * that is 121665·y⁴ − 243332·y² + 121666 = 0.
 * @param key its 32 bytes: y, the lowest byte first, and in the highest bit the sign of x, which matters to none of this
 */
export function isSmallOrder(key: Uint8Array): boolean {
  const y = key.reduceRight((sum, byte, index) => (sum << 8n) | BigInt(index === 31 ? byte & 0x7f : byte), 0n) % p;
  const y2 = (y * y) % p;
  return (y * (y2 - 1n) * (121_665n * y2 * y2 - 243_332n * y2 + 121_666n)) % p === 0n;
}
