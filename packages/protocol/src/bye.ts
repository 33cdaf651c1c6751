/** Codes of a `bye`, or of a refused handshake, after which a client does not reconnect by itself. */
export const BYE_FINAL: readonly string[] = [
  'seat/taken-elsewhere',
  'participant/removed',
  'auth/forbidden',
  'auth/sign-in-first',
];
