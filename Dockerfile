# One image, one process, one port: pages, API and sockets.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN node scripts/build.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 FRAMEPLAY_DATA=/data PORT=3000
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data
USER node
WORKDIR /app/apps/web
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/apps/api/dist/main.js"]
