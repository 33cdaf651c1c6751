/** A keycap beside what the key does; the control itself names its action. */
export function Kbd({ children }: { children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a keycap is not focusable
  return <kbd aria-hidden="true">{children}</kbd>;
}
