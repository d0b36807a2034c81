import type { BulkAction, Meant } from '../../../data/contactBulk';
import { AccessDialog } from './AccessDialog';
import { TagDialog } from './TagDialog';
import { TaskDialog } from './TaskDialog';
import type { Bulk } from './useBulk';

export type BulkDialogName = 'tag' | 'access' | 'task';

export interface DialogProps {
  count: number;
  bulk: Bulk;
  onRun: (action: BulkAction) => void;
  onClose: () => void;
}

interface Props {
  name: BulkDialogName;
  count: number;
  meant: Meant;
  bulk: Bulk;
  onDone: () => void;
  onClose: () => void;
}

const DIALOGS = { tag: TagDialog, access: AccessDialog, task: TaskDialog } as const;

/** The dialog of something that is done to many contacts at once. */
export function BulkDialog({ name, count, meant, bulk, onDone, onClose }: Props) {
  const Dialog = DIALOGS[name];
  return (
    <Dialog
      count={count}
      bulk={bulk}
      onRun={(action) => bulk.run(meant, action, onDone)}
      onClose={() => {
        bulk.reset();
        onClose();
      }}
    />
  );
}
