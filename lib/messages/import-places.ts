import * as english from './en/import-places';
import { spoken } from './spoken';

export const { placesPhrase, placeShort } = spoken('import-places', english);
