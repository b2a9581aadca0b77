import { expect } from '@open-wc/testing';
import { catalogue } from '../../../demo/sandbox/faults/catalogue.js';
import { botRows, messageRows } from './bot-rows.js';
import { floodRows } from './flood-rows.js';
import { connectRows, leadsRows } from './http-rows.js';
import { callMachineRows, networkRows, roomRows } from './room-rows.js';

it('every fault of the local backend is driven, and nothing else', () => {
  const driven = [
    leadsRows,
    connectRows,
    callMachineRows,
    roomRows,
    botRows,
    messageRows,
    networkRows,
    floodRows,
  ].flat();
  const names = driven.map(({ fault }) => fault);
  expect(names).to.have.members(catalogue.map(({ name }) => name));
  expect(new Set(names).size).to.equal(names.length);
  console.log(`faults: ${names.length}`);
});
