/** Goods issue: what a unit or a batch needs is taken from its batches before it is used. Imports batches and units and the command door. */
package io.symbia.supplychain.issue;
