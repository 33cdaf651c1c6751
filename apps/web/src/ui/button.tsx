import Link from 'next/link';
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import { Kbd } from './kbd';

type Variant = 'primary' | 'normal' | 'quiet';

function classOf(variant: Variant, large: boolean, extra: string | undefined): string {
  return ['btn', variant === 'normal' ? '' : `btn-${variant}`, large ? 'btn-large' : '', extra ?? '']
    .filter(Boolean)
    .join(' ');
}

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'disabled'> {
  readonly variant?: Variant;
  readonly large?: boolean;
  /** Key that does the same, shown as a keycap on devices with a keyboard. */
  readonly kbd?: string;
  /** It cannot act yet; it stays focusable, and the page says what is missing. */
  readonly waiting?: boolean;
}

/** One primary button per screen. */
export function Button({
  variant = 'normal',
  large = false,
  kbd,
  waiting = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const act = (event: MouseEvent<HTMLButtonElement>) => {
    if (!waiting) onClick?.(event);
  };
  return (
    <button
      type="button"
      className={classOf(variant, large, className)}
      aria-disabled={waiting || undefined}
      onClick={act}
      {...rest}
    >
      {children}
      {kbd !== undefined && <Kbd>{kbd}</Kbd>}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly variant?: Variant;
  readonly large?: boolean;
  readonly children: ReactNode;
  readonly 'data-testid'?: string;
}

export function LinkButton({ href, variant = 'normal', large = false, children, ...rest }: LinkButtonProps) {
  return (
    <Link href={href} className={classOf(variant, large, undefined)} {...rest}>
      {children}
    </Link>
  );
}
