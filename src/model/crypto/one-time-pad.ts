/**
 * One-time pad: message xor key, for encryption and decryption alike. Perfect as long as no key byte is
 * ever used twice, which the caller's key store sees to.
 *
 * @param key at least as long as the message; only its beginning is used
 * @returns new bytes, as long as the message
 * @throws RangeError if the key is too short
 * @see Shannon, Bell Syst. Tech. J. 28, 656 (1949)
 */
export function oneTimePad(message: Uint8Array, key: Uint8Array): Uint8Array {
  if (key.length < message.length)
    throw new RangeError(`oneTimePad: key of ${key.length} bytes for a message of ${message.length}`)
  return message.map((byte, i) => byte ^ key[i]!)
}
