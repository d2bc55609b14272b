// Marks quizzes by the option that is chosen in them.

/**
 * Marks each quiz in which an option is chosen, and each whose verdict is on another option. Styles could tell by
 * `:has(:checked)`, but WebKit 2.50 doesn't update these.
 *
 * @param {Element} root
 */
export const mark = (root) => {
  for (const quiz of root.querySelectorAll(".quiz")) {
    quiz.toggleAttribute("data-chosen", Boolean(quiz.querySelector(":checked")));
    quiz.toggleAttribute("data-outdated", Boolean(quiz.querySelector("[checked]:not(:checked)")));
  }
};
