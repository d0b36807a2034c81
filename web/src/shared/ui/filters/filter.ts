import type { ReactNode } from 'react';
import type { Choice } from '../inline/InlineField';

/** What a filter holds: the value of a choice, those of several, or two days (either may be '' for open). */
export type FilterValue = string | readonly string[];

interface Common {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
}

export type Filter =
  | (Common & { readonly kind: 'choice'; readonly choices: readonly Choice[] })
  | (Common & { readonly kind: 'choices'; readonly choices: readonly Choice[] })
  /** From day to day, both included. */
  | (Common & { readonly kind: 'days' })
  /** What a room lets choose in its own way: a contact found by typing, say. */
  | (Common & {
      readonly kind: 'own';
      /** What the value is called. */
      readonly said: (value: FilterValue) => string;
      readonly editor: (props: {
        value: FilterValue | undefined;
        onChange: (value: FilterValue | undefined) => void;
        onDone: () => void;
      }) => ReactNode;
    });
