import type { Choice } from '../../../shared/ui/inline/InlineField';
import classes from './Editor.module.css';

interface Props {
  id: string;
  label: string;
  people: readonly Choice[];
  position: number;
  onChoose: (choice: Choice) => void;
}

/** Those whose name fits; the editor above keeps the focus and has the keys. */
export function MentionList({ id, label, people, position, onChoose }: Props) {
  return (
    <div id={id} role="listbox" aria-label={label} className={classes.people}>
      {people.map((person, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the editor keeps the focus
        <div
          key={person.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === position}
          className={classes.person}
          // Before the editor loses the focus, and with it the place of the name.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
          }}
        >
          {person.icon}
          {person.label}
        </div>
      ))}
    </div>
  );
}
