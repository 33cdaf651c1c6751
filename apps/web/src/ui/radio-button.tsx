import type { ComponentPropsWithRef } from 'react';

export interface RadioButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'role' | 'type'> {
  readonly checked: boolean;
}

/** One of several, as a button that can hold a tag or two lines. Stands in an element with the radiogroup role. */
export function RadioButton({ checked, children, ...rest }: RadioButtonProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input cannot hold a sign; each button is a tab stop, Space and Enter choose
    <button type="button" role="radio" aria-checked={checked} {...rest}>
      {children}
    </button>
  );
}
