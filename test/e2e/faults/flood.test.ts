import { driveTable } from '../../support/fault-table.js';
import { floodRows, measured } from './flood-rows.js';

driveTable('when the room floods', floodRows);

after(() => {
  console.log(measured.join('\n'));
});
