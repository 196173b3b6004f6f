/** How an inspection is shown, folded from its stream. Imports events and the view machinery. */
package io.symbia.supplychain.views.inspection;
