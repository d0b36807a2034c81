import { Other } from '../two/Other';

export const Bad = () => <Other title="Some words">And more words</Other>;
