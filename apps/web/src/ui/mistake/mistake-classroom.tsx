'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** In which classroom mistakes are run, and as whom. */
export interface MistakeClassroom {
  readonly classroomId: string;
  /** A participant's; left out for a teacher, who comes with the session cookie. */
  readonly token?: string | undefined;
}

const Context = createContext<MistakeClassroom | null>(null);

/** Whatever is inside runs mistakes in the networks of this classroom's groups. */
export function MistakesOf({ children, ...classroom }: MistakeClassroom & { readonly children: ReactNode }) {
  return <Context.Provider value={classroom}>{children}</Context.Provider>;
}

/** null: there is no classroom; mistakes run in clusters that are made for them. */
export function useMistakeClassroom(): MistakeClassroom | null {
  return useContext(Context);
}
