export { Other } from '../rooms/two/Other';
