import { type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Names what is wrong, in the reader's language. */
  readonly error?: string | null;
  /** Gets the ids to put on the control. */
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }) => ReactNode;
}

/** Label above, control, then hint or error; wired together for screen readers. */
export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId();
  const said = error !== null || hint !== undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': said ? `${id}-said` : undefined,
        'aria-invalid': error === null ? undefined : true,
      })}
      {error !== null && (
        <p className="field-error" id={`${id}-said`} role="alert">
          <span aria-hidden="true">✕</span>
          {error}
        </p>
      )}
      {error === null && hint !== undefined && (
        <p className="field-hint" id={`${id}-said`}>
          {hint}
        </p>
      )}
    </div>
  );
}
