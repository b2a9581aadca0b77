import { driveTable } from '../../support/fault-table.js';
import { botRows, messageRows } from './bot-rows.js';

driveTable('when the bot fails', botRows);
driveTable('when messages go astray', messageRows);
