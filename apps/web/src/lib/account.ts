import { createAuthClient } from 'better-auth/client';

/** Sign-up, sign-in and sign-out, by better-auth at /api/auth. Import it lazily: only who has filled in the form needs it. */
export const account = createAuthClient();
