'use client';

import { createAuthClient } from 'better-auth/react';

/** Accounts: sign-up, sign-in, sign-out and the session of this browser, by better-auth at /api/auth. */
export const authClient = createAuthClient();

export const { useSession } = authClient;
