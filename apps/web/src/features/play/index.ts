export { PlayPage } from './play-page';
