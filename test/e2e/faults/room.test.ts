import { driveTable } from '../../support/fault-table.js';
import { callMachineRows, directRows, networkRows, roomRows } from './room-rows.js';

driveTable('when the call machine fails', callMachineRows);
driveTable('when the room fails', roomRows);
driveTable('when the room fails that is joined directly', directRows);
driveTable('when the network fails', networkRows);
