/** What is shown, folded from events. */
package io.symbia.credit.views;
