/** How an unit is shown, folded from its stream. Imports events and the view machinery. */
package io.symbia.supplychain.views.unit;
