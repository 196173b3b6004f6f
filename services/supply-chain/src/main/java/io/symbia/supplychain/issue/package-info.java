/**
 * Goods issue: what a unit or a batch needs is taken from its batches before it is used. Two nouns take part in it, so it has a room and
 * a door of its own. Imports batches and units and the command door.
 */
package io.symbia.supplychain.issue;
