import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  turbopack: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    // Texts are compiled (src/i18n/compiled.ts): no page brings the parser of messages along.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
};

export default config;
