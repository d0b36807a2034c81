import type { Editing } from './editing';
import { DateEditor, SelectEditor, TextEditor } from './editors';
import type { InlineFieldProps } from './InlineField';

interface EditorProps {
  field: InlineFieldProps;
  editing: Editing<string>;
  labelledBy: string;
}

/** What a value is changed with, by its kind. */
export function InlineEditor({ field, editing, labelledBy }: EditorProps) {
  switch (field.kind) {
    case 'select':
    case 'user':
      return (
        <SelectEditor
          editing={editing}
          labelledBy={labelledBy}
          choices={field.choices}
          clearable={field.clearable ?? false}
        />
      );
    case 'date':
      return <DateEditor editing={editing} labelledBy={labelledBy} />;
    case 'money':
      return <TextEditor editing={editing} labelledBy={labelledBy} kind="money" suffix={field.currency} />;
    default:
      return <TextEditor editing={editing} labelledBy={labelledBy} kind={field.kind} suffix={undefined} />;
  }
}
