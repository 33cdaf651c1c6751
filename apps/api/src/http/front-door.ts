import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { CLIENT_ADDRESS_HEADER } from '../auth/auth.js';
import type { Config } from '../config/config.js';
import { ApiError } from '../errors/api-error.js';
import { sendError } from '../errors/error.filter.js';
import { addressOf } from './client-address.js';
import { isOwnOrigin } from './origin.js';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** Nothing from anywhere else. Next writes its data as inline scripts and styles, without a nonce on static pages. */
export const securityHeaders: Middleware = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  // A classroom network has no certificates: neither may ask for https.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // Not `no-referrer`: with it a browser sends `Origin: null` with the form of our own page.
  referrerPolicy: { policy: 'same-origin' },
});

export function isApiPath(path: string): boolean {
  return /^\/(api|health|metrics|socket\.io)(\/|$)/.test(path);
}

/** Answers of the API are about people and about now. */
export const noStore: Middleware = (request, response, next) => {
  if (isApiPath(request.path)) response.setHeader('Cache-Control', 'no-store');
  next();
};

/** What better-auth limits by is the address that we see, not what a client claims. */
export const ownAddressHeader: Middleware = (request, _response, next) => {
  request.headers[CLIENT_ADDRESS_HEADER] = addressOf(request);
  next();
};

/** A page of another site cannot act with the cookie of a visitor. `SameSite=Lax` says the same to the browser. */
export function ownPagesOnly(config: Config): Middleware {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (isReading || origin === undefined || isOwnOrigin(origin, host, config)) next();
    else sendError(response, foreignPage());
  };
}

const foreignPage = (): ApiError =>
  new ApiError(403, 'auth/foreign-page', '请求来自别的网站。', 'The request comes from another site.');
