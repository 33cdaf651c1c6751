/** After a form was found wanting and says so: to the first field that has a problem. */
export function focusProblem(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
