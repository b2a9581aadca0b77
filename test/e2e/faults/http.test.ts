import { driveTable } from '../../support/fault-table.js';
import { connectRows, leadsRows } from './http-rows.js';

driveTable('when POST /leads fails', leadsRows);
driveTable('when POST /connect fails', connectRows);
