import type { AccessAction, TagAction } from '../../data/bulk';
import type { Bulk } from './useBulk';

/** Whose tags they are. */
export type TaggedKind = 'contact' | 'opportunity' | 'case';

/** What a dialog that asks for something to be done to the selected is given. */
export interface DialogProps<K extends 'tag' | 'access'> {
  bulk: Bulk<K extends 'tag' ? TagAction : AccessAction>;
  onClose: () => void;
}
