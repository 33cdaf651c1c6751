import { err, type Result } from './result.js';

/** The errno names that Linux answers to `ip`, `sysctl`, `ipvsadm` and to socket calls. */
export type KernelErrorCode =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EEXIST'
  | 'EHOSTUNREACH'
  | 'EINVAL'
  | 'EMSGSIZE'
  | 'ENETDOWN'
  | 'ENETUNREACH'
  | 'ENODEV'
  | 'ENOENT'
  | 'ENOPROTOOPT'
  | 'ENOTCONN'
  | 'ENOTSUP'
  | 'EPERM'
  | 'ERANGE'
  | 'ESRCH'
  | 'ETIMEDOUT';

/** `message` names what was wrong, for people; programs branch on `code`. */
export interface KernelError {
  readonly code: KernelErrorCode;
  readonly message: string;
}

export function kernelError(
  code: KernelErrorCode,
  message: string,
): Result<never, KernelError> & { readonly ok: false } {
  return err({ code, message });
}
