'use client';

import { OctagonAlert } from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, use, useId } from 'react';

interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const FieldContext = createContext<FieldIds | undefined>(undefined);

/** Attributes that tie a control to the Field around it; empty outside of one. */
export function useFieldControl(): ComponentProps<'input'> {
  const field = use(FieldContext);
  if (field === undefined) return {};
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined };
}

/** Label, control, and below it a hint or what is wrong and how to mend it. */
export function Field({
  label,
  hint,
  error,
  children,
  className = '',
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = hint !== undefined || error !== undefined;
  return (
    <div className={`form-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <FieldContext value={{ id, describedBy: hasNote ? noteId : undefined, invalid: error !== undefined }}>
        {children}
      </FieldContext>
      {error !== undefined ? (
        <p className="form-error" id={noteId} role="alert">
          <OctagonAlert aria-hidden />
          <span>{error}</span>
        </p>
      ) : (
        hint !== undefined && (
          <p className="form-hint" id={noteId}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
